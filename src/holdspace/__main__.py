"""`python -m holdspace` is the same command as `holdspace`."""

from holdspace.project.command_line import main

if __name__ == "__main__":
    main()
